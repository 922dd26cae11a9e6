/** One person's screen of one incident, in the words of the people who use it. */
import { expect, type Locator, type Page } from '@playwright/test'

export class BoardPage {
  readonly page: Page
  /** The undo strip at the foot. */
  readonly strip: Locator
  readonly situation: Locator
  readonly duties: Locator
  readonly hypotheses: Locator
  readonly actions: Locator
  readonly merged: Locator

  constructor(page: Page) {
    this.page = page
    this.strip = page.getByRole('contentinfo')
    this.situation = page.getByRole('region', { name: 'Situation' })
    this.duties = page.getByRole('region', { name: 'Duties' })
    this.hypotheses = page.getByRole('region', { name: 'Hypotheses' })
    this.actions = page.getByRole('region', { name: 'Actions' })
    this.merged = page.getByRole('region', { name: 'While you were away' })
  }

  /** Goes there and waits until what is shown is what the server has. */
  async open(incident: string): Promise<this> {
    await this.page.goto(`/i/${incident}`)
    await this.isSaved()
    return this
  }

  async isSaved(): Promise<void> {
    await expect(this.strip).toContainText('All changes on the server', { timeout: 30_000 })
  }

  get whatHappened(): Locator {
    return this.situation.getByRole('textbox', { name: 'What happened' })
  }

  get impact(): Locator {
    return this.situation.getByRole('textbox', { name: 'Impact' })
  }

  get notes(): Locator {
    return this.page.getByRole('textbox', { name: 'Notes' })
  }

  duty(label: string): Locator {
    return this.duties.getByRole('listitem').filter({ hasText: label }).first()
  }

  takeButton(label: string): Locator {
    return this.duties.getByRole('button', { name: `Take it: ${label}` })
  }

  hypothesis(words: string): Locator {
    return this.hypotheses.getByRole('listitem').filter({ hasText: words })
  }

  action(words: string): Locator {
    return this.actions.getByRole('listitem').filter({ hasText: words })
  }

  doneBox(words: string): Locator {
    return this.actions.getByRole('checkbox', { name: `Done: ${words}` })
  }

  /** The button with a row's words: opens and closes what is below it. */
  title(row: Locator): Locator {
    return row
      .getByRole('button', { expanded: false })
      .or(row.getByRole('button', { expanded: true }))
      .first()
  }

  async propose(statement: string): Promise<void> {
    await this.add(this.hypotheses, 'Add a hypothesis', 'New hypothesis', statement)
    await expect(this.hypothesis(statement)).toBeVisible()
  }

  async addAction(title: string): Promise<void> {
    await this.add(this.actions, 'Add an action', 'New action', title)
    await expect(this.action(title)).toBeVisible()
  }

  here(count: number): Locator {
    return this.page.getByRole('button', { name: count === 1 ? '1 person here' : `${count} people here` })
  }

  private async add(section: Locator, button: string, field: string, words: string): Promise<void> {
    await section.getByRole('button', { name: button }).click()
    await section.getByRole('textbox', { name: field }).fill(words)
    await section.getByRole('textbox', { name: field }).press('Enter')
    await section.getByRole('button', { name: 'Close' }).click()
  }
}

/** Who came and who left since the last word, as one sentence; empty when nobody did. */
export function presenceNews(before: readonly string[], after: readonly string[]): string {
  const came = after.filter((name) => !before.includes(name))
  const left = before.filter((name) => !after.includes(name))
  const list = new Intl.ListFormat('en', { type: 'conjunction' })
  return [came.length > 0 && `${list.format(came)} joined.`, left.length > 0 && `${list.format(left)} left.`]
    .filter(Boolean)
    .join(' ')
}

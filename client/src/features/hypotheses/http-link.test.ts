import { expect, test } from 'vitest'
import { httpLink, linkName } from './http-link.ts'

test('[HYP2] only http and https links can be followed', () => {
  expect(httpLink('https://grafana.example.com/d/7')?.href).toBe('https://grafana.example.com/d/7')
  expect(httpLink('http://10.0.0.7/logs')?.href).toBe('http://10.0.0.7/logs')
  const refused = [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'mailto:a@b.c',
    'not a link',
    '',
  ]
  expect(refused.map(httpLink)).toEqual(refused.map(() => null))
})

test('[HYP2] an address without its scheme is taken as https', () => {
  expect(httpLink('grafana.example.com/d/7')?.href).toBe('https://grafana.example.com/d/7')
  expect(httpLink('grafana.example.com:3000/d/7')?.href).toBe('https://grafana.example.com:3000/d/7')
  expect(httpLink('localhost:3000')?.href).toBe('https://localhost:3000/')
})

test('[HYP2] a link is named by where it leads', () => {
  expect(linkName(new URL('https://grafana.example.com/d/7?from=1'))).toBe('grafana.example.com/d/7')
  expect(linkName(new URL('https://example.com/'))).toBe('example.com')
  expect(linkName(new URL(`https://example.com/${'a'.repeat(80)}`))).toHaveLength(48)
})

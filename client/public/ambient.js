// Before the first paint: somebody in a dark room who chose night must not be shown a bright page first.
try {
  const chosen = localStorage.getItem('warroom.ambient')
  if (chosen === 'day' || chosen === 'night') document.documentElement.dataset.ambient = chosen
} catch {
  // Storage is forbidden: the system's setting decides.
}

/** Frames a second, by the times between animation frames, while something is done. */
export async function framesPerSecond(page, act) {
  await page.evaluate(() => {
    window.frameTimes = [];
    const note = (now) => {
      window.frameTimes.push(now);
      window.nextFrame = requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act(page);
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.nextFrame);
    return window.frameTimes;
  });
  return ((times.length - 1) / (times.at(-1) - times[0])) * 1_000;
}

/** Waits for what is loaded when it is needed. A timer ticks meanwhile: whoever moves a test's clock by hand gives the loading its time as well. */
export async function loaded<Module>(loading: Promise<Module>): Promise<Module> {
  const ticking = setInterval(() => {}, 1);
  try {
    return await loading;
  } finally {
    clearInterval(ticking);
  }
}

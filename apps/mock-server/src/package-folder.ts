/** The folder of this package. This file stands directly below it in sources, in the build and in the command's bundle alike. */
export const packageFolder: URL = new URL("../", import.meta.url);

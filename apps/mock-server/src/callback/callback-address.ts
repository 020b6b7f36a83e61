/** An address that callbacks go to. @throws TypeError saying what is wrong */
export function readCallbackAddress(text: string): string {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new TypeError("the address for callbacks must be one of HTTP, such as http://127.0.0.1:3000/callback");
  if (url.username !== "" || url.password !== "")
    throw new TypeError("the address for callbacks must have no user and no password");
  return url.href;
}

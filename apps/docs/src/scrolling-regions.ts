/**
 * A script for every page: what scrolls sideways can be reached by keyboard, and blocks of code that scroll have names of
 * their own.
 */
export const scrollingRegions = `
addEventListener("load", () => {
  const name = () => {
    for (const table of document.querySelectorAll(".sl-markdown-content table")) table.tabIndex = 0;
    document.querySelectorAll("pre[role=region]").forEach((block, at) => {
      block.setAttribute("aria-label", block.dataset.language + " " + (at + 1));
    });
  };
  name();
  new MutationObserver(name).observe(document.body, { subtree: true, attributeFilter: ["role"] });
});
`;

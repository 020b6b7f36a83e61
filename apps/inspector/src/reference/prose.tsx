import type { ReactNode } from "react";

/** The little of Markdown that the contract's descriptions use: paragraphs, lists, code, bold, headings and tables as plain lines. */
export function Prose({ text }: { text: string }): ReactNode {
  const blocks = text.trim().split(/\n{2,}/);
  return (
    <div className="prose">
      {blocks.map((block) => (
        <Block key={block} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: string }): ReactNode {
  const lines = block.split("\n");
  const [first = ""] = lines;
  if (first.startsWith("#")) {
    const rest = lines.slice(1).join("\n");
    return (
      <>
        <h3>{first.replace(/^#+\s*/, "")}</h3>
        {rest !== "" && <Block block={rest} />}
      </>
    );
  }
  if (first.startsWith("* ") || first.startsWith("- ")) {
    const items = block.split(/\n(?=[*-] )/).map((item) => item.replace(/^[*-] /, ""));
    return (
      <ul className="prose-list">
        {items.map((item) => (
          <li key={item}>
            <Inline text={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (first.startsWith("|")) {
    const rows = lines.filter((line) => !/^\|[\s|:-]+\|$/.test(line)).map((line) => line.slice(1, -1).split("|"));
    return (
      <table className="prose-table">
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join("|")}>
              {cells.map((cell) => (
                <td key={cell}>
                  <Inline text={cell.trim()} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <p>
      <Inline text={block} />
    </p>
  );
}

function Inline({ text }: { text: string }): ReactNode {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((piece) => {
    if (piece.startsWith("`") && piece.length > 2) return <code key={piece}>{piece.slice(1, -1)}</code>;
    if (piece.startsWith("**")) return <strong key={piece}>{piece.slice(2, -2)}</strong>;
    return piece;
  });
}

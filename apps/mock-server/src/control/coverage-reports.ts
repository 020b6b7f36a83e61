import type { Coverage } from "@emchat/control";

/** A table for a pull request or a job summary. */
export function coverageAsMarkdown({ operations, summary }: Coverage): string {
  const lines = [
    "# Contract coverage",
    "",
    coverageLine({ operations, summary }),
    "",
    "| operation | response | hits | examples |",
    "| --- | --- | ---: | --- |",
  ];
  for (const operation of operations) {
    const sent = operation.requestExamples.map(named).join(", ");
    lines.push(`| ${operation.operationId} | | ${operation.hits} | ${sent} |`);
    for (const { status, hits, examples } of operation.responses) {
      lines.push(`| | ${status} | ${hits} | ${examples.map(named).join(", ")} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** One sentence with the figures. */
export function coverageLine({ summary }: Coverage): string {
  const { operations, responses, examples, percent } = summary;
  return `contract coverage ${percent} %: operations ${operations.hit}/${operations.of}, responses ${responses.hit}/${responses.of}, examples ${examples.hit}/${examples.of}`;
}

/** A test case per response; one that was never seen counts as skipped. */
export function coverageAsJunit({ operations }: Coverage): string {
  const suites = operations.map(({ operationId, responses }) => {
    const cases = responses.map(({ status, hits }) => {
      const name = `<testcase classname="${escapeXml(operationId)}" name="${escapeXml(status)}"`;
      return hits > 0 ? `    ${name}/>` : `    ${name}><skipped message="never answered"/></testcase>`;
    });
    const skipped = responses.filter(({ hits }) => hits === 0).length;
    return `  <testsuite name="${escapeXml(operationId)}" tests="${responses.length}" skipped="${skipped}">\n${cases.join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="contract coverage">\n${suites.join("\n")}\n</testsuites>\n`;
}

function named({ name, hits }: { readonly name: string; readonly hits: number }): string {
  return hits > 0 ? `${name} (${hits})` : `~~${name}~~`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

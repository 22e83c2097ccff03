const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' };

/** A tag or a declaration; what is no list of attributes (`<class 'ValueError'>` of Python's) is none. */
const anyTag =
  /<[?/!]?([a-z][\w:.-]*)(?:\s+(?:[\w:.-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))?|"[^"<>]*"))*\s*[/?]?>/gi;

/** The elements that services put into messages. */
const htmlElement =
  /^(?:a|abbr|address|article|b|big|blockquote|body|br|button|center|code|dd|div|dl|doctype|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|label|li|link|main|meta|nav|noscript|ol|p|pre|script|section|small|span|strong|style|table|tbody|td|th|thead|title|tr|tt|u|ul)$/i;

/** Text of a message on one line, without the HTML that some services put in; what else stands in `<>` is kept. */
export function plainText(text: string): string {
  return onOneLine(text.replace(anyTag, (tag, name: string) => (htmlElement.test(name) ? ' ' : tag)));
}

/** Text of a page or another document on one line, without mark-up. */
export function textOfMarkup(document: string): string {
  return onOneLine(document.replace(/<!--[\s\S]*?-->/g, ' ').replace(anyTag, ' '));
}

function onOneLine(text: string): string {
  return text
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

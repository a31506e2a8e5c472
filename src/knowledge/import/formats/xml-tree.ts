import { SaxesParser } from 'saxes';
import { ImportError } from '../import-error.ts';
import { importLimits } from '../limits.ts';

export interface XmlElement {
  /** Without its namespace's prefix. */
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** Parses well-formed XML without a document type, so that there are no entities to expand. Throws `ImportError`. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser();
  const document: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [document];
  const innermost = () => open.at(-1) as XmlElement;
  parser.on('doctype', () => {
    throw new ImportError('its XML declares a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > importLimits.depth)
      throw new ImportError(`its elements lie more than ${importLimits.depth} deep in each other`);
    const element = { name: name.replace(/^.*:/, ''), attributes, children: [] };
    innermost().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void innermost().children.push(text));
  parser.on('error', (error) => {
    throw new ImportError(`its XML is damaged (${error.message})`);
  });
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
  return document;
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** Elements of a name, however deep, but not inside each other. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : findElements(child, name)));
}

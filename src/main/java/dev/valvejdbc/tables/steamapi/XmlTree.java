package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.protocol.keyvalues.KeyValues;
import dev.valvejdbc.wire.MalformedException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML as a tree of names and texts, without attributes. It follows no reference to anywhere,
 * and passes over characters that XML forbids, which the Web API sends nevertheless.
 */
final class XmlTree {
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]|&#(?:x[01]?[0-8bBcCe-fE-F]|[0-8]|1[124-9]|2\\d|3[01]);");

  private XmlTree() {}

  /**
   * Reads a document.
   *
   * @return a block without a name that holds the root element
   * @throws MalformedException if it is none, or too deep
   */
  static KeyValues parse(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader in =
          factory.createXMLStreamReader(
              new StringReader(FORBIDDEN.matcher(text.strip()).replaceAll("")));
      while (in.next() != XMLStreamConstants.START_ELEMENT) {
        // what stands before the root, such as the DOCTYPE that the Web API writes
      }
      return KeyValues.root(element(in, 0));
    } catch (XMLStreamException | NoSuchElementException e) {
      throw new MalformedException("the text is no XML");
    }
  }

  private static KeyValues element(XMLStreamReader in, int depth) throws XMLStreamException {
    if (depth > KeyValues.DEEPEST) {
      throw new MalformedException("the XML is too deep");
    }
    String name = in.getLocalName();
    StringBuilder text = new StringBuilder();
    List<KeyValues> children = new ArrayList<>();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(in, depth + 1));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        break;
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(in.getText());
      }
    }
    return children.isEmpty()
        ? KeyValues.pair(name, text.toString().strip())
        : KeyValues.block(name, children);
  }
}

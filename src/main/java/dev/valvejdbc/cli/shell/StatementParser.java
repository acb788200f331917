package dev.valvejdbc.cli.shell;

import dev.valvejdbc.script.Statements;
import dev.valvejdbc.script.Words;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/** Tells the line editor when a statement is whole, and which word the cursor is at. */
final class StatementParser implements Parser {
  private record Line(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }

  @Override
  public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !isWhole(line)) {
      throw new EOFError(-1, -1, "The statement goes on until a semicolon.");
    }
    return new Line(line, cursor, line.substring(wordStart(line, cursor), cursor));
  }

  /** Whether nothing is missing: a command of the shell, or statements that end. */
  static boolean isWhole(String text) {
    return text.isBlank()
        || Commands.isCommand(text)
        || Commands.endsStatement(text)
        || Commands.within(text) != null
        || Statements.areComplete(text);
  }

  private static int wordStart(String line, int cursor) {
    int start = cursor;
    boolean command = Commands.isCommand(line);
    while (start > 0
        && (command
            ? !Character.isWhitespace(line.charAt(start - 1))
            : Words.isPart(line.charAt(start - 1)))) {
      start--;
    }
    return start;
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }
}

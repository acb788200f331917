package dev.valvejdbc.cli.shell;

import dev.valvejdbc.script.Tokens;
import dev.valvejdbc.script.Words;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed: keywords, texts, numbers, comments. */
final class SqlHighlighter implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

  private final boolean colored;

  SqlHighlighter(boolean colored) {
    this.colored = colored;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (!colored || Commands.isCommand(buffer)) {
      return new AttributedString(buffer);
    }
    AttributedStringBuilder styled = new AttributedStringBuilder(buffer.length());
    int at = 0;
    for (Tokens.Token token : Tokens.of(buffer)) {
      styled.append(buffer.substring(at, token.start()));
      styled.append(token.of(buffer), style(token, buffer));
      at = token.end();
    }
    return styled.append(buffer.substring(at)).toAttributedString();
  }

  private static AttributedStyle style(Tokens.Token token, String buffer) {
    return switch (token.kind()) {
      case WORD ->
          Words.isKeyword(token.of(buffer)) ? PLAIN.bold().foreground(AttributedStyle.BLUE) : PLAIN;
      case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
      case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
      case QUOTED_NAME -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case COMMENT -> PLAIN.foreground(AttributedStyle.BRIGHT);
      case OTHER -> PLAIN;
    };
  }

  @Override
  public void setErrorPattern(Pattern pattern) {
    // errors are told when a statement has run
  }

  @Override
  public void setErrorIndex(int index) {
    // errors are told when a statement has run
  }
}

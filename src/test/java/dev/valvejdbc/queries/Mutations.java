package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes garbage of good statements: words left out, doubled, swapped, broken by a character. */
final class Mutations {
  private static final Pattern WORD =
      Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|\\w+|<>|<=|>=|\\|\\||\\S");
  private static final List<String> BREAKING =
      "' \" ( ) [ ] { } ? : ; , . $ % & § \\ | ~ ^ ` @ # \u0000 é 🎮 - / *"
          .codePoints()
          .filter(c -> c != ' ')
          .mapToObj(Character::toString)
          .toList();

  private final Dice dice;
  private final List<List<String>> statements;
  private final List<String> words;

  Mutations(long seed, List<String> statements) {
    this.dice = new Dice(seed);
    this.statements = statements.stream().map(Mutations::words).toList();
    this.words = this.statements.stream().flatMap(List::stream).toList();
  }

  String next() {
    List<String> mutated = new ArrayList<>(dice.of(statements));
    for (int i = 1 + dice.below(2); i > 0 && !mutated.isEmpty(); i--) {
      int at = dice.below(mutated.size());
      switch (dice.below(5)) {
        case 0 -> mutated.remove(at);
        case 1 -> mutated.add(at, dice.of(words));
        case 2 -> mutated.set(at, dice.of(words));
        case 3 -> Collections.swap(mutated, at, dice.below(mutated.size()));
        default -> mutated.set(at, broken(mutated.get(at)));
      }
    }
    return String.join(" ", mutated);
  }

  private String broken(String word) {
    int at = dice.below(word.length() + 1);
    return word.substring(0, at) + dice.of(BREAKING) + word.substring(at);
  }

  private static List<String> words(String statement) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(new Query(statement, false).literal());
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}

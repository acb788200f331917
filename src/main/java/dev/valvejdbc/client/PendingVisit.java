package dev.valvejdbc.client;

import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A visit whose answers are still coming in. */
final class PendingVisit {
  final BrowserScan scan;
  final String address;
  final Object token;
  final Set<Question> questions;
  volatile @Nullable InetSocketAddress peer;
  private final Map<Question, Answer<?>> answers = new EnumMap<>(Question.class);

  PendingVisit(BrowserScan scan, String address, Set<Question> questions, Object token) {
    this.scan = scan;
    this.address = address;
    this.questions = questions;
    this.token = token;
  }

  boolean lacks(Question question) {
    return questions.contains(question) && !answers.containsKey(question);
  }

  /** Takes an answer it lacks; true if that was the last. */
  boolean take(Question question, Answer<?> answer) {
    return lacks(question)
        && answers.put(question, answer) == null
        && answers.size() == questions.size();
  }

  boolean isWhole() {
    return answers.size() == questions.size();
  }

  boolean anyFailed() {
    return answers.values().stream().anyMatch(a -> a instanceof Answer.Failed);
  }

  @SuppressWarnings("unchecked") // each question is answered by its own record
  Visit visit() {
    return new Visit(
        address,
        peer,
        token,
        (@Nullable Answer<ServerInfo>) answers.get(Question.INFO),
        (@Nullable Answer<PlayerList>) answers.get(Question.PLAYERS),
        (@Nullable Answer<RuleList>) answers.get(Question.RULES));
  }
}

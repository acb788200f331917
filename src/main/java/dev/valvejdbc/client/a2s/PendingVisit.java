package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A visit whose answers are still coming in; the last of them hands it to its scan. */
final class PendingVisit {
  final VisitQueue scan;
  final Set<Question> questions;
  final TextEncoding encoding;
  volatile @Nullable InetSocketAddress peer;
  private final String address;
  private final Object token;
  private final Map<Question, Answer<?>> answers = new EnumMap<>(Question.class);
  private boolean anyFailed;

  PendingVisit(VisitQueue scan, String address, Set<Question> questions, Object token) {
    this.scan = scan;
    this.address = address;
    this.questions = questions;
    this.encoding = scan.options().encodings().of(address);
    this.token = token;
  }

  boolean lacks(Question question) {
    return questions.contains(question) && !answers.containsKey(question);
  }

  boolean isWhole() {
    return answers.size() == questions.size();
  }

  /** Takes an answer, if it lacks it. */
  void take(Question question, Answer<?> answer) {
    if (lacks(question)) {
      answers.put(question, answer);
      anyFailed |= answer instanceof Failed;
      if (isWhole()) {
        scan.add(visit(), anyFailed);
      }
    }
  }

  /** Ends it without asking. */
  void fail(Failure failure, String reason) {
    for (Question question : questions) {
      take(question, new Failed<>(failure, reason, 0, Instant.now()));
    }
  }

  @SuppressWarnings("unchecked") // each question is answered by its own record
  private Visit visit() {
    return new Visit(
        address,
        peer,
        token,
        (@Nullable Answer<ServerInfo>) answers.get(Question.INFO),
        (@Nullable Answer<PlayerList>) answers.get(Question.PLAYERS),
        (@Nullable Answer<RuleList>) answers.get(Question.RULES));
  }
}

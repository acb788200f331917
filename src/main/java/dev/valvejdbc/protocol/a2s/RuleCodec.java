package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** RULES: a count and pairs of texts; older servers cut the answer at the packet's end. */
final class RuleCodec {
  /** Some servers end the answer as a text ends. */
  private static final int TERMINATOR = 1;

  private RuleCodec() {}

  static RuleList read(WireReader in) {
    int count = in.u16("count");
    List<Rule> rules = new ArrayList<>();
    while (rules.size() < count) {
      int name = in.bytesToTerminator(0);
      if (name < 0 || in.bytesToTerminator(name + 1) < 0) {
        return new RuleList(count, rules, true);
      }
      rules.add(new Rule(in.strz("name"), in.strz("value")));
    }
    return new RuleList(count, rules, in.remaining() > TERMINATOR);
  }

  static void write(WireWriter out, RuleList list) {
    out.u16(list.declaredCount());
    for (Rule rule : list.rules()) {
      out.strz(rule.name()).strz(rule.value());
    }
  }
}

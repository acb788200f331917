package dev.valvejdbc.fleet.a2s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.fleet.world.Behaviour.SplitForm;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.AssembledMessage;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.SplitAssembler;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fragments that simulated servers send come together again. */
class MessageSplitterTest {
  @ParameterizedTest
  @EnumSource(SplitForm.class)
  void anAnswerCutInAnyFormComesTogetherAgain(SplitForm form) {
    RuleList rules = FleetWorld.server(0, 7).rules();
    List<byte[]> fragments = MessageSplitter.split(A2sCodec.encode(rules), form, 5, true);
    SplitAssembler assembler = new SplitAssembler();
    @Nullable ByteBuffer whole = null;
    for (byte[] fragment : fragments) {
      if (form == SplitForm.NONE) {
        whole = ByteBuffer.wrap(fragment);
      } else {
        AssembledMessage assembled = assembler.add(ByteBuffer.wrap(fragment));
        whole = assembled == null ? null : assembled.read();
      }
    }
    assertThat(A2sCodec.decode(Objects.requireNonNull(whole))).isEqualTo(rules);
  }
}

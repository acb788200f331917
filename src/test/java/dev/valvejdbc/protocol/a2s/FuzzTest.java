package dev.valvejdbc.protocol.a2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.valvejdbc.captures.RecordedSession;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever comes from the network is a message, or malformed, and nothing else. */
class FuzzTest {
  private static final int ITERATIONS = Integer.getInteger("valve.fuzz.iterations", 10_000);
  private static final long SEED = Long.getLong("valve.fuzz.seed", 20261121);

  private static List<byte[]> corpus() throws Exception {
    List<byte[]> corpus = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      FleetServer server = FleetWorld.server(i, 1);
      corpus.add(A2sCodec.encode(server.info()));
      corpus.add(A2sCodec.encode(server.players()));
      corpus.add(A2sCodec.encode(server.rules()));
    }
    Path recordings =
        Path.of(System.getProperty("valve.shared", "../shared")).resolve("captures/gameq");
    if (Files.isDirectory(recordings)) {
      RecordedSession.all(recordings).forEach(s -> corpus.addAll(s.datagrams()));
    }
    return corpus;
  }

  private static byte[] mutated(byte[] datagram, Random random) {
    byte[] bytes = datagram.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 24 : bytes.length));
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = -1;
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(16));
      }
    }
    return bytes;
  }

  private static @Nullable ByteBuffer read(@Nullable AssembledMessage message) {
    return message == null ? null : message.read();
  }

  @Test
  void mutatedAnswersAreMessagesOrMalformed() throws Exception {
    List<byte[]> corpus = corpus();
    Random random = new Random(SEED);
    SplitAssembler assembler = new SplitAssembler();
    int decoded = 0;
    int malformed = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      byte[] datagram = mutated(corpus.get(random.nextInt(corpus.size())), random);
      try {
        boolean split = datagram.length > 8 && datagram[0] == -2;
        ByteBuffer whole =
            split ? read(assembler.add(ByteBuffer.wrap(datagram))) : ByteBuffer.wrap(datagram);
        if (whole != null) {
          assertThat(A2sCodec.decode(whole)).isNotNull();
          decoded++;
        }
      } catch (MalformedException e) {
        malformed++;
      } catch (RuntimeException | Error e) {
        fail("seed " + SEED + ", iteration " + i + ": " + Arrays.toString(datagram), e);
      }
    }
    assertThat(decoded).isPositive();
    assertThat(malformed).isPositive();
  }

  @Test
  void everyAnswerCutAnywhereIsAMessageOrMalformed() {
    for (int i = 0; i < 20; i++) {
      for (A2sMessage message :
          List.of(FleetWorld.server(i, 2).info(), FleetWorld.server(i, 2).players())) {
        byte[] whole = A2sCodec.encode(message);
        for (int length = 0; length < whole.length; length++) {
          try {
            A2sMessage cut = A2sCodec.decode(ByteBuffer.wrap(whole, 0, length).slice());
            assertThat(cut).isNotEqualTo(message);
          } catch (MalformedException e) {
            assertThat(e).hasMessageContaining("answer");
          }
        }
      }
    }
  }

  @Test
  void whatTheFleetEncodesIsDecodedAlike() {
    for (int i = 0; i < 500; i++) {
      FleetServer server = FleetWorld.server(i, 3);
      for (A2sMessage message : List.of(server.info(), server.players(), server.rules())) {
        assertThat(A2sCodec.decode(ByteBuffer.wrap(A2sCodec.encode(message)))).isEqualTo(message);
      }
    }
  }
}

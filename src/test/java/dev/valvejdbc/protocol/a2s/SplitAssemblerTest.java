package dev.valvejdbc.protocol.a2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Split messages in every format, whole and hostile. */
class SplitAssemblerTest {
  private static final byte[] MESSAGE = message("mp_friendlyfire");
  private static final byte[] OTHER = message("sv_gravity");
  private static final int MIB = 1 << 20;

  private final SplitAssembler assembler = new SplitAssembler();

  private static byte[] message(String rule) {
    List<Rule> rules = Collections.nCopies(9, new Rule(rule, "800"));
    return A2sCodec.encode(new RuleList(9, rules, false));
  }

  private byte @Nullable [] add(byte[] fragment) {
    AssembledMessage assembled = assembler.add(ByteBuffer.wrap(fragment));
    if (assembled == null) {
      return null;
    }
    ByteBuffer whole = assembled.read();
    byte[] bytes = new byte[whole.remaining()];
    whole.get(bytes);
    return bytes;
  }

  private List<byte[]> addAll(List<byte[]> fragments) {
    List<byte[]> wholes = new ArrayList<>();
    for (byte[] fragment : fragments) {
      byte[] whole = add(fragment);
      if (whole != null) {
        wholes.add(whole);
      }
    }
    return wholes;
  }

  private static List<List<byte[]>> inEveryFormat() {
    byte[] packed = Fragments.compressed(MESSAGE);
    return List.of(
        Fragments.source(1, MESSAGE, 3),
        Fragments.sourceWithoutSize(1, MESSAGE, 3),
        Fragments.goldsrc(1, MESSAGE, 3),
        Fragments.source(Fragments.COMPRESSED_ID, packed, 3),
        Fragments.sourceWithoutSize(Fragments.COMPRESSED_ID, packed, 3));
  }

  @Test
  void everyFormatIsToldByItsFirstFragment() {
    for (List<byte[]> fragments : inEveryFormat()) {
      assertThat(addAll(fragments)).containsExactly(MESSAGE);
    }
  }

  @Test
  void fragmentsMayComeInAnyOrder() {
    Random random = new Random(7);
    for (List<byte[]> fragments : inEveryFormat()) {
      for (int i = 0; i < 12; i++) {
        List<byte[]> shuffled = new ArrayList<>(fragments);
        Collections.shuffle(shuffled, random);
        assertThat(addAll(shuffled)).containsExactly(MESSAGE);
      }
    }
  }

  @Test
  void aMessageMayBeOneFragment() {
    assertThat(addAll(Fragments.source(1, MESSAGE, 1))).containsExactly(MESSAGE);
    assertThat(addAll(Fragments.sourceWithoutSize(1, MESSAGE, 1))).containsExactly(MESSAGE);
    byte[] packed = Fragments.compressed(MESSAGE);
    assertThat(addAll(Fragments.sourceWithoutSize(Fragments.COMPRESSED_ID, packed, 1)))
        .containsExactly(MESSAGE);
  }

  @Test
  void aFragmentThatComesTwiceCountsOnce() {
    for (List<byte[]> fragments : inEveryFormat()) {
      byte[] first = fragments.get(0);
      byte[] second = fragments.get(1);
      assertThat(addAll(List.of(first, first, second, second, first, fragments.get(2))))
          .containsExactly(MESSAGE);
    }
  }

  @Test
  void theFirstOfTwoFragmentsWithOneNumberIsKept() {
    List<byte[]> fragments = Fragments.source(1, MESSAGE, 2);
    byte[] forged = fragments.get(1).clone();
    forged[20] ^= 1;
    assertThat(addAll(List.of(fragments.get(1), forged, fragments.get(0))))
        .containsExactly(MESSAGE);
  }

  @Test
  void twoMessagesMayInterleave() {
    List<byte[]> one = Fragments.source(1, MESSAGE, 2);
    List<byte[]> two = Fragments.source(2, OTHER, 2);
    assertThat(addAll(List.of(one.get(0), two.get(1), two.get(0), one.get(1))))
        .containsExactly(OTHER, MESSAGE);
  }

  @Test
  void aMissingFragmentGivesNothing() {
    for (List<byte[]> fragments : inEveryFormat()) {
      for (int missing = 0; missing < 3; missing++) {
        List<byte[]> rest = new ArrayList<>(fragments);
        rest.remove(missing);
        assertThat(new SplitAssemblerTest().addAll(rest)).isEmpty();
      }
    }
  }

  @Test
  void aTotalOfZeroIsDropped() {
    byte[] nothing = Fragments.source(1, MESSAGE, 1).get(0);
    nothing[8] = 0;
    assertThat(add(nothing)).isNull();
    assertThat(addAll(Fragments.source(1, MESSAGE, 2))).containsExactly(MESSAGE);
  }

  @Test
  void aNumberNotBelowTheTotalIsDropped() {
    List<byte[]> fragments = Fragments.source(1, MESSAGE, 2);
    byte[] beyond = fragments.get(1).clone();
    beyond[9] = 2;
    assertThat(addAll(List.of(fragments.get(0), beyond))).isEmpty();
    assertThat(add(fragments.get(1))).isEqualTo(MESSAGE);
  }

  @Test
  void aTotalThatChangesIsDropped() {
    List<byte[]> fragments = Fragments.source(1, MESSAGE, 2);
    byte[] other = fragments.get(1).clone();
    other[8] = 3;
    assertThat(addAll(List.of(fragments.get(0), other))).isEmpty();
    assertThat(add(fragments.get(1))).isEqualTo(MESSAGE);
  }

  @Test
  void withoutAnInnerHeaderTheFormatIsGuessedFromAllFragments() {
    byte[] headless = Arrays.copyOfRange(MESSAGE, 4, MESSAGE.length);
    assertThat(addAll(Fragments.source(1, headless, 3))).containsExactly(headless);
    assertThat(addAll(Fragments.goldsrc(1, headless, 3))).containsExactly(headless);
    List<byte[]> backwards = new ArrayList<>(Fragments.source(1, headless, 3));
    Collections.reverse(backwards);
    assertThat(addAll(backwards)).containsExactly(headless);
  }

  @Test
  void aFragmentWithoutRoomForItsFieldsIsMalformed() {
    byte[] fragment = Fragments.source(1, MESSAGE, 2).get(0);
    for (int length = 4; length < 9; length++) {
      byte[] cut = Arrays.copyOf(fragment, length);
      assertThatThrownBy(() -> add(cut)).isInstanceOf(MalformedException.class);
    }
  }

  private void refuses(byte[] packed, String reason) {
    assertThatThrownBy(() -> addAll(Fragments.source(Fragments.COMPRESSED_ID, packed, 2)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aCompressedAnswerThatSaysItIsFourGibIsRefused() {
    refuses(Fragments.compressed(MESSAGE, 0xffff_fffeL, 0), "larger than 1 MiB");
    refuses(Fragments.compressed(MESSAGE, MIB + 1, 0), "larger than 1 MiB");
  }

  @Test
  void aCompressedAnswerThatIsLargerOrSmallerThanItSaysIsRefused() {
    byte[] bomb = new byte[64 * MIB];
    refuses(Fragments.compressed(bomb, MIB, Fragments.checksum(new byte[MIB])), "size");
    refuses(Fragments.compressed(MESSAGE, MESSAGE.length + 1, 0), "size");
  }

  @Test
  void aWrongChecksumIsRefused() {
    int wrong = Fragments.checksum(MESSAGE) ^ 1;
    refuses(Fragments.compressed(MESSAGE, MESSAGE.length, wrong), "checksum");
  }

  @Test
  void aBrokenBzip2StreamIsRefused() {
    byte[] packed = Fragments.compressed(MESSAGE);
    Arrays.fill(packed, 12, packed.length, (byte) 0x5a);
    refuses(packed, "cannot be decompressed");
  }

  @Test
  void aRefusedMessageLeavesRoomForTheAnswerToTheRepeat() {
    int id = Fragments.COMPRESSED_ID;
    refuses(Fragments.compressed(MESSAGE, MESSAGE.length, 0), "checksum");
    assertThat(addAll(Fragments.source(id, Fragments.compressed(MESSAGE), 2)))
        .containsExactly(MESSAGE);
  }

  @Test
  void theOldestOfMoreThanEightPendingMessagesGivesWay() {
    for (int id = 0; id < 9; id++) {
      add(Fragments.source(id, MESSAGE, 2).get(0));
    }
    byte[] rest = Fragments.source(0, MESSAGE, 2).get(1);
    assertThat(add(rest)).isNull();
    for (int id = 2; id < 9; id++) {
      assertThat(add(Fragments.source(id, MESSAGE, 2).get(1))).isEqualTo(MESSAGE);
    }
  }

  @Test
  void aStormOfFragmentsIsRefusedBeyondOneMib() {
    byte[] large = new byte[60_000];
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 255; i++) {
                large[0] = (byte) i;
                add(new WireWriter().i32(-2).i32(1).u8(255).u8(i).u16(0).raw(large).toByteArray());
              }
            })
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("1 MiB");
  }

  @Test
  void noMoreThan255FragmentsAreKept() {
    WireWriter first = new WireWriter().i32(-2).i32(1).u8(2).u8(0).u16(0).raw(MESSAGE);
    add(first.toByteArray());
    for (int i = 0; i < 100_000; i++) {
      assertThat(add(new WireWriter().i32(-2).i32(1).u8(9).u8(9).i32(i).toByteArray())).isNull();
    }
    byte[] tooLate = Fragments.source(1, MESSAGE, 2).get(1);
    assertThat(add(tooLate)).isNull();
  }
}

package dev.valvejdbc.protocol.keyvalues;

import static dev.valvejdbc.protocol.keyvalues.KeyValues.block;
import static dev.valvejdbc.protocol.keyvalues.KeyValues.pair;
import static dev.valvejdbc.protocol.keyvalues.KeyValues.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a tree is asked. */
class KeyValuesTest {
  private static KeyValues nested(int blocks) {
    KeyValues node = block("b", List.of());
    for (int i = 1; i < blocks; i++) {
      node = block("b", List.of(node));
    }
    return node;
  }

  @Test
  void aNodeHasATextOrChildren() {
    KeyValues pair = pair("k", "");
    KeyValues block = block("k", List.of());
    assertThat(pair.isBlock()).isFalse();
    assertThat(pair.text()).isEmpty();
    assertThat(pair.children()).isEmpty();
    assertThat(block.isBlock()).isTrue();
    assertThat(block.text()).isNull();
    assertThat(pair).isNotEqualTo(block).hasToString("k=");
    assertThat(block).hasToString("k {0}");
  }

  @Test
  void aPathLeadsToTheFirstChildOfEachKeyWithoutRegardToCase() {
    KeyValues tree =
        root(
            pair("Other", "0"),
            block("Response", List.of(pair("A", "1"), pair("a", "2"))),
            block("response", List.of(pair("b", "3"))));
    assertThat(tree.find("RESPONSE", "a")).isEqualTo(pair("A", "1"));
    assertThat(tree.find("response", "b")).isNull();
    assertThat(tree.find("other", "a")).isNull();
    assertThat(tree.find()).isSameAs(tree);
  }

  @Test
  void childrenOfAKeyAreFoundWithoutRegardToCaseInOrder() {
    KeyValues tree = root(pair("Map", "a"), pair("x", "b"), pair("map", "c"));
    assertThat(tree.children("MAP")).containsExactly(pair("Map", "a"), pair("map", "c"));
  }

  @Test
  void treesAreEqualIfKeysByCaseTextsAndOrderAre() {
    assertThat(root(pair("a", "b"), pair("c", "d")))
        .isEqualTo(root(pair("a", "b"), pair("c", "d")))
        .hasSameHashCodeAs(root(pair("a", "b"), pair("c", "d")))
        .isNotEqualTo(root(pair("c", "d"), pair("a", "b")))
        .isNotEqualTo(root(pair("A", "b"), pair("c", "d")));
  }

  @Test
  void aTreeDoesNotChangeWithTheListItWasMadeOf() {
    List<KeyValues> children = new ArrayList<>(List.of(pair("a", "b")));
    KeyValues block = block("k", children);
    children.clear();
    assertThat(block.children()).hasSize(1);
    assertThatThrownBy(() -> block.children().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aTreeIsNoDeeperThanATextMayBe() {
    KeyValues deepest = root(nested(KeyValues.DEEPEST));
    assertThat(deepest.children()).hasSize(1);
    assertThatThrownBy(() -> block("k", List.of(deepest)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64");
  }

  @Test
  void aSubtreeInManyPlacesIsHashedOnce() {
    KeyValues left = pair("k", "left");
    KeyValues right = pair("k", "right");
    for (int i = 0; i < KeyValues.DEEPEST; i++) {
      left = block("k", List.of(left, left));
      right = block("k", List.of(right, right));
    }
    assertThat(Set.of(left)).contains(left).doesNotContain(right);
  }

  @Test
  void anArrayIsInTheOrderOfItsNumbers() {
    KeyValues array = block("servers", List.of(pair("1", "b"), pair("0", "a"), pair("2", "c")));
    assertThat(array.items()).extracting(KeyValues::text).containsExactly("a", "b", "c");
    assertThat(block("servers", List.of()).items()).isEmpty();
  }

  @Test
  void whatIsNotNumberedFromZeroIsNoArray() {
    List<KeyValues> none =
        List.of(
            pair("k", ""),
            block("k", List.of(pair("1", ""))),
            block("k", List.of(pair("0", ""), pair("0", ""))),
            block("k", List.of(pair("0", ""), pair("2", ""))),
            block("k", List.of(pair("00", ""))),
            block("k", List.of(pair("name", ""))));
    assertThat(none)
        .allSatisfy(k -> assertThatThrownBy(k::items).isInstanceOf(MalformedException.class));
  }
}

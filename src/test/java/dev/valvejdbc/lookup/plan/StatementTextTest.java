package dev.valvejdbc.lookup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Specifies where a statement ends. */
class StatementTextTest {

  @Test
  void semicolonsAtTheEndAreNoPartOfIt() {
    assertThat(StatementText.withoutTerminator("SELECT 1;")).isEqualTo("SELECT 1");
    assertThat(StatementText.withoutTerminator("SELECT 1 ; ;\n")).isEqualTo("SELECT 1 ");
  }

  @Test
  void commentsMayFollow() {
    assertThat(StatementText.withoutTerminator("SELECT 1; -- done;")).isEqualTo("SELECT 1");
    assertThat(StatementText.withoutTerminator("SELECT 1; /* a ; b */")).isEqualTo("SELECT 1");
  }

  @Test
  void semicolonsWithinStringsNamesAndCommentsStay() {
    String sql = "SELECT ';', \"a;b\" -- x;\n, 'it''s;' /* ; */ FROM t";
    assertThat(StatementText.withoutTerminator(sql)).isEqualTo(sql);
    assertThat(StatementText.withoutTerminator("SELECT ';'")).isEqualTo("SELECT ';'");
    assertThat(StatementText.withoutTerminator("SELECT 1 -- ;")).isEqualTo("SELECT 1 -- ;");
  }

  @Test
  void severalStatementsAreNotCutApart() {
    assertThat(StatementText.withoutTerminator("SELECT 1; SELECT 2;"))
        .isEqualTo("SELECT 1; SELECT 2");
  }
}

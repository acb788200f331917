package dev.valvejdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelNamesTest {
  private static final String MODEL =
      "{\"factory\": \"org.apache.calcite.adapter.jdbc.JdbcSchema$Factory\"}";
  private static final String MOVED =
      "inline:{\"factory\": \"moved.org.apache.calcite.adapter.jdbc.JdbcSchema$Factory\"}";

  @Test
  void factoriesOfCalciteAreFoundWhereverItsClassesAre(@TempDir Path folder) throws Exception {
    String file = Files.writeString(folder.resolve("model.json"), MODEL).toString();
    assertThat(ModelNames.in(file, "moved.org.apache.calcite.")).isEqualTo(MOVED);
    assertThat(ModelNames.in("inline:" + MODEL, "moved.org.apache.calcite.")).isEqualTo(MOVED);
    assertThat(ModelNames.here(file)).isEqualTo(file);
    assertThat(ModelNames.in("no such file", "moved.org.apache.calcite."))
        .isEqualTo("no such file");
  }
}

package dev.valvejdbc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the queries of a page of documentation become examples. */
class CookbookTest {
  @Test
  void aHeadingIsAThemeAndTheQuestionAboveAQueryItsTitle() {
    assertThat(
            Cookbook.read(
                """
                # Cookbook

                What `people` ask. And the queries.

                ## Who is up

                Which are down, and
                why? Empty where all are up.

                ```sql
                SELECT 1;
                ```

                ## What it costs

                How much?

                ```sql
                SELECT 2;
                ```
                """))
        .containsExactly(
            java.util.Map.entry(
                "Who is up",
                List.of(
                    new Example(
                        "Which are down, and why?",
                        "-- Which are down, and why? Empty where all are up.\nSELECT 1;"))),
            java.util.Map.entry(
                "What it costs", List.of(new Example("How much?", "-- How much?\nSELECT 2;"))));
  }
}

package dev.valvejdbc.script;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of SQL that people type, for completion and colours. */
public final class Words {
  /** Keywords, in the order in which they are offered. */
  static final List<String> KEYWORDS =
      List.of(
          ("SELECT FROM WHERE JOIN ON ORDER GROUP BY HAVING LIMIT OFFSET AND OR NOT IN EXISTS LIKE"
                  + " BETWEEN IS NULL AS ASC DESC DISTINCT UNION ALL INTERSECT EXCEPT LEFT RIGHT"
                  + " FULL INNER OUTER CROSS LATERAL TABLE USING WITH RECURSIVE VALUES CASE WHEN"
                  + " THEN ELSE END CAST TRUE FALSE INTERVAL DATE TIMESTAMP OVER PARTITION ROWS"
                  + " RANGE FILTER NULLS FIRST LAST FETCH NEXT ONLY EXPLAIN PLAN FOR SIMILAR ILIKE"
                  + " ANY SOME QUALIFY WINDOW EXTRACT SHOW DESCRIBE SET RESET CREATE VIEW ANALYZE"
                  + " SUMMARIZE DROP TEMP BEGIN COMMIT ROLLBACK DISCARD")
              .split(" ", -1));

  /** Functions that the driver's listing does not name, since every SQL has them. */
  static final List<String> FUNCTIONS =
      List.of(
          ("COUNT SUM AVG MIN MAX COALESCE NULLIF UPPER LOWER TRIM SUBSTRING POSITION CHAR_LENGTH"
                  + " REPLACE ABS ROUND FLOOR CEIL POWER SQRT MOD GREATEST LEAST ROW_NUMBER RANK"
                  + " DENSE_RANK LAG LEAD STDDEV LISTAGG ARRAY_AGG CURRENT_TIMESTAMP CURRENT_DATE"
                  + " TIMESTAMPDIFF TIMESTAMPADD")
              .split(" ", -1));

  private static final Set<String> ALL_KEYWORDS = Set.copyOf(KEYWORDS);

  private Words() {}

  /** Whether a word is a keyword, in any case. */
  public static boolean isKeyword(String word) {
    return ALL_KEYWORDS.contains(word.toUpperCase(Locale.ROOT));
  }

  /** Whether a letter can be part of a name. */
  public static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}

package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.valvejdbc.Rows;
import java.awt.GraphicsEnvironment;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JRDesignQuery;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report of the fleet, from its query to a page that can be printed. */
class JasperReportsTest {
  private static JasperReport report;

  private Connection connection;

  @BeforeAll
  static void compile() throws Exception {
    System.setProperty("java.awt.headless", "true");
    assumeTrue(hasFonts(), "Java has no fonts on this machine");
    try (InputStream source = JasperReportsTest.class.getResourceAsStream("fleet.jrxml")) {
      report = JasperCompileManager.compileReport(source);
    }
  }

  private static boolean hasFonts() {
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length
          > 0;
    } catch (Error e) {
      return false;
    }
  }

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection(FleetUrl.OF_TWENTY);
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private byte[] pdf(int slots) throws JRException {
    Map<String, Object> parameters = new HashMap<>(Map.of("slots", slots));
    return JasperExportManager.exportReportToPdf(
        JasperFillManager.fillReport(report, parameters, connection));
  }

  private static String text(byte[] pdf) throws Exception {
    try (PdfReader reader = new PdfReader(pdf)) {
      assertThat(reader.getNumberOfPages()).isEqualTo(1);
      return new PdfTextExtractor(reader).getTextFromPage(1);
    }
  }

  @Test
  void everyServerOfTheFleetIsOnThePage() throws Exception {
    byte[] pdf = pdf(8);
    Files.write(Path.of("target", "fleet.pdf"), pdf);
    List<String> names = Rows.of(connection, "SELECT name FROM my_servers");
    List<String> games =
        Rows.of(
            connection,
            "SELECT DISTINCT i.game FROM my_servers m JOIN server_info i ON i.addr = m.addr");
    assertThat(text(pdf))
        .contains("Game servers", "Server", "Players")
        .contains(names)
        .contains(games)
        .contains("20 servers")
        .contains(
            Rows.of(
                connection,
                "SELECT SUM(i.player_count) FROM my_servers m"
                    + " JOIN server_info i ON i.addr = m.addr"));
  }

  @Test
  void aParameterOfTheReportIsOneOfTheQuery() throws Exception {
    List<String> large =
        Rows.of(
            connection,
            "SELECT m.name FROM my_servers m JOIN server_info i ON i.addr = m.addr"
                + " WHERE i.max_players >= 32");
    assertThat(large).hasSizeBetween(1, 19);
    assertThat(text(pdf(32)))
        .contains(large)
        .contains(large.size() + " servers")
        .doesNotContain("tf-15");
  }

  @Test
  void aMistakeInTheQueryEndsTheReportWithItsSentence() throws Exception {
    JRDesignQuery query = new JRDesignQuery();
    query.setText("SELECT nope FROM my_servers");
    JasperDesign design = new JasperDesign();
    design.setName("mistaken");
    design.setQuery(query);
    JasperReport mistaken = JasperCompileManager.compileReport(design);
    assertThatThrownBy(() -> JasperFillManager.fillReport(mistaken, new HashMap<>(), connection))
        .isInstanceOf(JRException.class)
        .rootCause()
        .hasMessageContaining("Column 'nope' not found");
  }
}

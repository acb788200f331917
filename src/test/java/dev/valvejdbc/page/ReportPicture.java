package dev.valvejdbc.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperPrintManager;

/** Draws the first page of the report of docs/reports.md. */
final class ReportPicture {
  private static final float ZOOM = 1.4f;

  private ReportPicture() {}

  static byte[] png() throws Exception {
    System.setProperty("java.awt.headless", "true");
    try (InputStream source =
            ReportPicture.class.getResourceAsStream("/dev/valvejdbc/clients/fleet.jrxml");
        Connection connection = DriverManager.getConnection("jdbc:valve:fleet=20;seed=7")) {
      Map<String, Object> parameters = new HashMap<>(Map.of("slots", 8));
      JasperPrint report =
          JasperFillManager.fillReport(
              JasperCompileManager.compileReport(source), parameters, connection);
      for (JRPrintElement element : report.getPages().get(0).getElements()) {
        // the report's bars are squares of a font that PDF brings along, under the letter n
        if (element instanceof JRPrintText text && text.getFullText().matches("n+")) {
          text.setText(text.getFullText().replace('n', '\u25a0'));
        }
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(
          (BufferedImage) JasperPrintManager.printPageToImage(report, 0, ZOOM), "png", png);
      return png.toByteArray();
    }
  }
}

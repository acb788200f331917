package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Immutable;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.HSQLDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hibernate with HSQLDB's dialect, whose SQL is ours: entities that are read, HQL, native SQL. */
class HibernateTest {
  private static final Logger LOGGER = Logger.getLogger("org.hibernate");

  private static SessionFactory sessions;

  @BeforeAll
  static void start() {
    LOGGER.setLevel(Level.SEVERE);
    sessions =
        new Configuration()
            .addAnnotatedClass(NamedServer.class)
            .addAnnotatedClass(GameServer.class)
            .setProperty("hibernate.connection.url", FleetUrl.OF_TWENTY)
            .setProperty("hibernate.dialect", HSQLDialect.class.getName())
            .setProperty("hibernate.default_schema", "valve")
            .buildSessionFactory();
  }

  @AfterAll
  static void stop() {
    sessions.close();
  }

  @Test
  void anEntityIsFoundByItsKey() {
    try (Session session = sessions.openSession()) {
      GameServer server = session.find(GameServer.class, "127.20.0.1:27015");
      assertThat(server.map).isNotEmpty();
      assertThat(server.maxPlayers).isPositive();
    }
  }

  @Test
  void hqlFiltersSortsAndPages() {
    try (Session session = sessions.openSession()) {
      List<String> names =
          session
              .createSelectionQuery(
                  "select s.name from NamedServer s where s.tags like :game order by s.name",
                  String.class)
              .setParameter("game", "cs%")
              .setMaxResults(2)
              .setFirstResult(1)
              .list();
      assertThat(names).hasSize(2).isSorted().allMatch(name -> name.startsWith("cs"));
    }
  }

  @Test
  void hqlJoinsServersWithWhatTheySay() {
    try (Session session = sessions.openSession()) {
      List<Object[]> rows =
          session
              .createSelectionQuery(
                  "select s.tags, count(g), max(g.playerCount) from NamedServer s"
                      + " join GameServer g on g.addr = s.addr"
                      + " group by s.tags having count(g) > 1 order by s.tags",
                  Object[].class)
              .list();
      assertThat(rows).isNotEmpty().allMatch(row -> (Long) row[1] > 1);
    }
  }

  @Test
  void nativeSqlBecomesEntities() {
    try (Session session = sessions.openSession()) {
      List<GameServer> servers =
          session
              .createNativeQuery(
                  "SELECT g.* FROM my_servers s JOIN server_info g ON g.addr = s.addr"
                      + " WHERE s.tags = :game ORDER BY g.addr",
                  GameServer.class)
              .setParameter("game", "rust")
              .list();
      assertThat(servers).isNotEmpty().extracting(server -> server.map).doesNotContainNull();
    }
  }

  /** A server of the config file. */
  @Entity(name = "NamedServer")
  @Table(name = "my_servers")
  @Immutable
  static class NamedServer {
    @Id String name;
    String addr;
    String tags;
  }

  /** What a server says of itself. */
  @Entity(name = "GameServer")
  @Table(name = "server_info")
  @Immutable
  static class GameServer {
    @Id String addr;
    String map;

    @Column(name = "player_count")
    Integer playerCount;

    @Column(name = "max_players")
    Integer maxPlayers;
  }
}

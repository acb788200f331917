package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.ValveDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.support.PostgresPagingQueryProvider;

/** Spring Batch reads with a cursor, and in pages by a provider that is named. */
class SpringBatchTest {
  private static ValveDataSource servers() throws Exception {
    ValveDataSource source = new ValveDataSource();
    source.setUrl(FleetUrl.OF_TWENTY);
    return source;
  }

  private static List<String> read(ItemStreamReader<String> reader) throws Exception {
    List<String> items = new ArrayList<>();
    reader.open(new ExecutionContext());
    for (String item = reader.read(); item != null; item = reader.read()) {
      items.add(item);
    }
    reader.close();
    return items;
  }

  @Test
  void aCursorReadsAllRowsInOrder() throws Exception {
    assertThat(
            read(
                new JdbcCursorItemReaderBuilder<String>()
                    .name("servers")
                    .dataSource(servers())
                    .sql("SELECT name FROM my_servers ORDER BY name")
                    .rowMapper((row, i) -> row.getString(1))
                    .build()))
        .hasSize(20)
        .isSorted();
  }

  @Test
  void pagesReadAllRowsOnce() throws Exception {
    PostgresPagingQueryProvider provider = new PostgresPagingQueryProvider();
    provider.setSelectClause("name, addr");
    provider.setFromClause("my_servers");
    provider.setSortKeys(Map.of("name", Order.ASCENDING));
    assertThat(
            read(
                new JdbcPagingItemReaderBuilder<String>()
                    .name("servers")
                    .dataSource(servers())
                    .queryProvider(provider)
                    .pageSize(7)
                    .rowMapper((row, i) -> row.getString("name"))
                    .build()))
        .hasSize(20)
        .doesNotHaveDuplicates()
        .isSorted();
  }
}

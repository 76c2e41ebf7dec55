package dev.wonflow.simulator;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The file that remembers everything. */
@Configuration(proxyBeanMethods = false)
class Database {
  /** Pages of the file kept in the heap, in kB; by its own rule H2 lets them grow with the heap. */
  private static final int CACHE = 8_192;

  /**
   * Statements that a connection keeps prepared; of H2's own 8 none is there when it comes again.
   */
  private static final int STATEMENTS = 64;

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(Settings settings) {
    var source = new HikariDataSource();
    source.setJdbcUrl(
        "jdbc:h2:file:%s;WRITE_DELAY=%d;CACHE_SIZE=%d;QUERY_CACHE_SIZE=%d;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE"
            .formatted(
                settings.data().toAbsolutePath().normalize(),
                settings.writeDelay().toMillis(),
                CACHE,
                STATEMENTS));
    source.setUsername("sa");
    source.setPassword("");
    return source;
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }
}

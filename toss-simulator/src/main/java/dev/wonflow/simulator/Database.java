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
  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(Settings settings) {
    var source = new HikariDataSource();
    source.setJdbcUrl(
        "jdbc:h2:file:%s;WRITE_DELAY=%d;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE"
            .formatted(
                settings.data().toAbsolutePath().normalize(), settings.writeDelay().toMillis()));
    source.setUsername("sa");
    source.setPassword("");
    return source;
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }
}

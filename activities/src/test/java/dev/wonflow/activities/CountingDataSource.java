package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down every statement that is sent, and lets a rival in between; a batch is one. */
final class CountingDataSource extends DelegatingDataSource {
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  private CountingDataSource(DataSource counted) {
    super(counted);
  }

  private static final ThreadLocal<@Nullable Rival> RIVAL = new ThreadLocal<>();

  /** Puts the counter before the pool. */
  static final class Counter implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof DataSource pool ? new CountingDataSource(pool) : bean;
    }
  }

  /** What was sent since it was asked last. */
  List<String> takeSent() {
    synchronized (sent) {
      List<String> taken = List.copyOf(sent);
      sent.clear();
      return taken;
    }
  }

  /**
   * Runs the step with a rival in a thread of its own, before the n-th statement; there has to be
   * one.
   */
  <T> T interrupted(int n, Supplier<?> other, Supplier<T> step) {
    Rival rival = new Rival(n, other);
    RIVAL.set(rival);
    try {
      T result = step.get();
      assertThat(rival.left).as("statements until the rival").isNotPositive();
      return result;
    } finally {
      RIVAL.remove();
    }
  }

  private static final class Rival {
    private final Supplier<?> other;
    private int left;

    Rival(int n, Supplier<?> other) {
      this.left = n;
      this.other = other;
    }

    void beforeStatement() {
      if (--left == 0) {
        CompletableFuture.<@Nullable Object>supplyAsync(other::get)
            .exceptionally(failed -> null)
            .join();
      }
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = invoke(connection, method, arguments);
          return result instanceof PreparedStatement statement
              ? counted(statement, (String) arguments[0])
              : result;
        });
  }

  private PreparedStatement counted(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            sent.add(sql);
            Optional.ofNullable(RIVAL.get()).ifPresent(Rival::beforeStatement);
          }
          return invoke(statement, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

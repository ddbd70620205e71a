package io.ringfence.api;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the server before the first test that asks for it; so the one with an office and the one
 * with a real Keycloak. They end with the JVM and not with a test run: a JVM that tests beside
 * another is given its classes one by one, each as a run.
 */
final class ApiExtension implements ParameterResolver {
  private static final Map<Class<?>, AutoCloseable> RUNNING = new LinkedHashMap<>();

  private static @Nullable IllegalStateException failure;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningApi.class || type == KeycloakApi.class || type == ReportsApi.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(parameter.getParameter().getType());
  }

  private static synchronized AutoCloseable running(Class<?> type) {
    AutoCloseable known = RUNNING.get(type);
    if (known != null) {
      return known;
    }
    AutoCloseable started = start(type);
    if (RUNNING.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(ApiExtension::end, "servers"));
    }
    RUNNING.put(type, started);
    return started;
  }

  private static AutoCloseable start(Class<?> type) {
    if (type == RunningApi.class) {
      return start();
    }
    RunningApi api = (RunningApi) running(RunningApi.class);
    return type == ReportsApi.class ? ReportsApi.start(api) : KeycloakApi.start(api);
  }

  /** Tries once: what does not start for one test does not start for two hundred. */
  private static RunningApi start() {
    if (failure != null) {
      throw failure;
    }
    try {
      return RunningApi.start();
    } catch (IOException | SQLException | RuntimeException e) {
      failure = new IllegalStateException("the server under test did not start", e);
      throw failure;
    }
  }

  /** The last first: the others stand on the engine of the first. */
  private static synchronized void end() {
    for (AutoCloseable server : List.copyOf(RUNNING.values()).reversed()) {
      try {
        server.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

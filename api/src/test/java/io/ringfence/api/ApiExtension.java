package io.ringfence.api;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the server before the first test that asks for it and stops it after the last test; so the
 * one with a real Keycloak.
 */
final class ApiExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ApiExtension.class);

  private static @Nullable IllegalStateException failure;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningApi.class || type == KeycloakApi.class || type == ReportsApi.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    RunningApi api = store.computeIfAbsent("api", _ -> start(), RunningApi.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == ReportsApi.class) {
      return store.computeIfAbsent("reports", _ -> ReportsApi.start(api), ReportsApi.class);
    }
    return type == RunningApi.class
        ? api
        : store.computeIfAbsent("keycloak", _ -> KeycloakApi.start(api), KeycloakApi.class);
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
}

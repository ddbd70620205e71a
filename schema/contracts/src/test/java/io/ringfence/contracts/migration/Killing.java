package io.ringfence.contracts.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

/**
 * A connection whose user dies right after the engine has done a chosen statement, before hearing
 * of it. Dying before a statement is sent leaves the same database as dying after the one before.
 */
final class Killing {
  /** The death; nothing in the code under test may survive it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Connection connection;
  private int left;

  private Killing(Connection connection, int statements) {
    this.connection = connection;
    this.left = statements;
  }

  /** A connection that lets some statements pass and kills after the next. */
  static Connection after(int statements, Connection connection) {
    Killing killing = new Killing(connection, statements);
    return proxy(Connection.class, killing::onConnection);
  }

  private Object onConnection(Object proxy, Method method, Object[] arguments) throws Throwable {
    Object result = invoke(connection, method, arguments);
    return result instanceof Statement statement
        ? proxy(Statement.class, (_, call, values) -> onStatement(statement, call, values))
        : result;
  }

  private Object onStatement(Statement statement, Method method, Object[] arguments)
      throws Throwable {
    boolean fatal = method.getName().startsWith("execute") && left-- == 0;
    Object result = invoke(statement, method, arguments);
    if (fatal) {
      throw new Killed();
    }
    return result;
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

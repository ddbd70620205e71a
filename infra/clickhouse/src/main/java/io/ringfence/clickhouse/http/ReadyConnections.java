package io.ringfence.clickhouse.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Connections that have been set up as a request wants them. One that has run nothing but selects,
 * each to its end, is as it was set up, and serves the next request that wants the same; any other
 * is closed. Opening and setting up one costs as much as the smallest statement. Safe for several
 * threads.
 *
 * @param <C> a connection
 */
final class ReadyConnections<C> implements AutoCloseable {
  private final Function<String, C> opener;
  private final Consumer<C> closer;
  private final int most;

  /** The last used first. */
  private final Deque<Ready> idle = new ArrayDeque<>();

  private boolean closed;

  /**
   * None is open yet.
   *
   * @param opener opens one and sets it up by some statements
   * @param closer closes one
   * @param most most that are kept while nobody uses them
   */
  ReadyConnections(Function<String, C> opener, Consumer<C> closer, int most) {
    this.opener = opener;
    this.closer = closer;
    this.most = most;
  }

  /** A connection in use: closed when it is given back, unless it is said that it is as it was. */
  final class Ready implements AutoCloseable {
    private final String preamble;
    private final C connection;
    private boolean isAsItWas;

    private Ready(String preamble, C connection) {
      this.preamble = preamble;
      this.connection = connection;
    }

    C connection() {
      return connection;
    }

    /** What ran on it has come to its end and left nothing behind. */
    void isAsItWas() {
      isAsItWas = true;
    }

    @Override
    public void close() {
      if (isAsItWas) {
        isAsItWas = false;
        keep(this);
      } else {
        closer.accept(connection);
      }
    }
  }

  /** One that has run these statements, and since then nothing that anybody could notice. */
  Ready take(String preamble) {
    Ready kept = kept(preamble);
    return kept == null ? new Ready(preamble, opener.apply(preamble)) : kept;
  }

  private synchronized @Nullable Ready kept(String preamble) {
    for (Iterator<Ready> all = idle.iterator(); all.hasNext(); ) {
      Ready one = all.next();
      if (one.preamble.equals(preamble)) {
        all.remove();
        return one;
      }
    }
    return null;
  }

  private synchronized void keep(Ready one) {
    idle.addFirst(one);
    if (closed || idle.size() > most) {
      closer.accept(idle.removeLast().connection);
    }
  }

  /** Closes those that nobody uses, and the others when they come back. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(one -> closer.accept(one.connection));
    idle.clear();
  }
}

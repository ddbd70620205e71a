package io.ringfence.clickhouse.http;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/** Hands requests over as the server's protocol has read them, without a container of servlets. */
final class StatementAdapter implements Adapter {
  private final StatementHandler handler;

  StatementAdapter(StatementHandler handler) {
    this.handler = handler;
  }

  /** A client that has gone is given no answer. */
  @Override
  public void service(Request request, Response response) {
    Exchange exchange = new Exchange(request, response);
    try {
      handler.handle(exchange);
    } catch (IOException e) {
      exchange.abort(e);
    }
  }

  @Override
  public boolean prepare(Request request, Response response) {
    return true;
  }

  /** Nothing here is answered later. */
  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event) {
    return false;
  }

  /** Failures are told in answers. */
  @Override
  public void log(Request request, Response response, long millis) {}

  /** Nothing of ours is kept with a request. */
  @Override
  public void checkRecycled(Request request, Response response) {}

  /** Not among the managed beans of the process. */
  @Override
  public @Nullable String getDomain() {
    return null;
  }
}

package io.ringfence.api.security;

import io.ringfence.api.SeededRuns;
import java.net.URI;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The other door, by a stock client. */
final class FlightAttempt implements AutoCloseable {
  private static final String ALERTS =
      "SELECT * FROM alerts WHERE run_id = '" + SeededRuns.CRASH + "'";

  private final BufferAllocator memory = new RootAllocator();
  private final FlightSqlClient client;

  FlightAttempt(URI server) {
    this.client =
        new FlightSqlClient(
            FlightClient.builder(
                    memory, Location.forGrpcInsecure(server.getHost(), server.getPort()))
                .build());
  }

  /** A ticket to the alerts of the crash. */
  Ticket ticket(String token) {
    FlightInfo info = client.execute(ALERTS, bearer(token));
    return info.getEndpoints().getFirst().getTicket();
  }

  /** What a ticket opens, as text. */
  String read(Ticket ticket, String token) throws Exception {
    StringBuilder text = new StringBuilder();
    try (FlightStream stream = client.getStream(ticket, bearer(token))) {
      while (stream.next()) {
        text.append(stream.getRoot().contentToTSVString());
      }
    }
    return text.toString();
  }

  /** Code of the refusal that something ends with; empty: it is not refused. */
  static String refusal(ThrowingCallable attempt) {
    try {
      attempt.call();
      return "";
    } catch (FlightRuntimeException e) {
      return e.status().code() + " " + e.getMessage();
    } catch (Throwable e) {
      throw new AssertionError("Flight refuses in its own words", e);
    }
  }

  private static CallOption bearer(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }

  @Override
  public void close() throws Exception {
    client.close();
    memory.close();
  }
}

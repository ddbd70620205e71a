package io.ringfence.api.flight;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.limit.RequestGate;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.BearerTokens;
import io.ringfence.api.table.ArrowStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** The Flight server beside HTTP. */
public final class FlightDoor implements AutoCloseable {
  /** Batches on their way, of all readers: outside of the heap. */
  private static final long MOST_MEMORY = 128L << 20;

  /** A batch of rows never comes in; a statement is short. */
  private static final int MOST_INBOUND = 64 << 10;

  private static final int PATIENCE_SECONDS = 2;

  private final BufferAllocator memory;
  private final ExecutorService calls;
  private final FlightServer server;

  private FlightDoor(BufferAllocator memory, ExecutorService calls, FlightServer server) {
    this.memory = memory;
    this.calls = calls;
    this.server = server;
  }

  /**
   * What calls are answered with.
   *
   * @param tokens judges them
   * @param gate how often they may come
   * @param audit where refusals are written down
   * @param questions finds runs
   * @param streams reads tables
   */
  public record Parts(
      BearerTokens tokens,
      RequestGate gate,
      AuditTrail audit,
      Questions questions,
      ArrowStreams streams) {}

  /**
   * Starts a server; it answers when this returns.
   *
   * @param port 0: a free one
   */
  public static FlightDoor open(String bind, int port, Parts parts) {
    BufferAllocator memory = new RootAllocator(MOST_MEMORY);
    ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    try {
      FlightServer server =
          FlightServer.builder(
                  memory,
                  Location.forGrpcInsecure(bind, port),
                  new FlightCatalogue(parts.questions(), parts.streams(), parts.audit(), memory))
              .executor(calls)
              .maxInboundMessageSize(MOST_INBOUND)
              .middleware(
                  FlightCaller.KEY,
                  new FlightCaller.Judge(parts.tokens(), parts.gate(), parts.audit()))
              .build()
              .start();
      return new FlightDoor(memory, calls, server);
    } catch (IOException e) {
      calls.shutdownNow();
      memory.close();
      throw new UncheckedIOException(
          "Flight cannot listen on %s:%s: %s".formatted(bind, port, e.getMessage()), e);
    }
  }

  /** Port it listens on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      server.shutdown();
      server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      calls.shutdownNow();
      closeMemory();
    }
  }

  /** Calls that were cut off give their buffers back in their own time. */
  private void closeMemory() {
    if (memory.getAllocatedMemory() == 0) {
      memory.close();
    }
  }
}

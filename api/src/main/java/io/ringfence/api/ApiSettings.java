package io.ringfence.api;

import io.ringfence.api.errand.Office;
import io.ringfence.api.limit.RequestLimits;
import io.ringfence.api.proposal.HandOffBroker;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a server is started with.
 *
 * @param bind address it listens on, for example {@code 127.0.0.1}
 * @param port port it listens on, 0 to 65535; 0: a free one
 * @param store where its answers come from
 * @param trust whose tokens it believes
 * @param audit folder of its audit ledger
 * @param limits what one may ask of it
 * @param flightPort port of the Flight server, 0 to 65535; 0: a free one; absent: there is none
 * @param office where reports are made and kept; null: nowhere
 * @param broker broker that is told of hand-offs; null: none
 */
record ApiSettings(
    String bind,
    int port,
    ClickHouseAddress store,
    TokenTrust trust,
    Path audit,
    RequestLimits limits,
    @Nullable Integer flightPort,
    @Nullable Office office,
    @Nullable HandOffBroker broker) {
  private static final int HIGHEST_PORT = 65_535;

  ApiSettings {
    if (bind.isBlank()) {
      throw new IllegalArgumentException("--bind must be an address, was blank");
    }
    requirePort("--port", port);
    requirePort("--flight-port", flightPort == null ? 0 : flightPort);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(name + " must be 0 to 65535, was " + port);
    }
  }
}

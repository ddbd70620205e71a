package io.ringfence.api.dashboard;

import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * People in front of one browser, logged in at a real Keycloak, and what their pages complain of.
 */
final class Visits implements AutoCloseable {
  /** Longest wait for a state, milliseconds. */
  static final double PATIENCE = 120_000;

  /** Rows of positions. */
  static final String ROWS = "#grid tr[data-key]";

  private final KeycloakApi keycloak;
  private final Chromium chromium;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> hosts = new TreeSet<>();

  private Visits(KeycloakApi keycloak, Chromium chromium) {
    this.keycloak = keycloak;
    this.chromium = chromium;
  }

  /** Starts a browser; desk macro of the demonstration is alpha2 of the seeded runs. */
  static Visits start(KeycloakApi keycloak) {
    Chromium chromium = Chromium.start();
    keycloak.rename("macro", "alpha2");
    return new Visits(keycloak, chromium);
  }

  /** Somebody at the board, with rows in sight. */
  Page of(DemoUser user, boolean dark) {
    return at(user, "/", dark);
  }

  /** Somebody at a page; waits until it is drawn. */
  Page at(DemoUser user, String path, boolean dark) {
    Page page = window(dark);
    page.navigate(keycloak.url() + path);
    page.locator("#login").click();
    page.locator("#username").fill(user.login());
    page.locator("#password").fill(keycloak.keycloak().password(user));
    page.locator("#kc-login").click();
    page.locator("#screen .page[data-ready=true]").waitFor();
    if (path.equals("/")) {
      page.locator("#stream[data-state=live]").waitFor();
      page.locator(ROWS).first().waitFor();
    }
    return page;
  }

  /** A window of somebody who has not gone anywhere yet. */
  Page window(boolean dark) {
    Page page = chromium.window(dark, 1440, 900);
    page.setDefaultTimeout(PATIENCE);
    listen(page);
    return page;
  }

  /** Goes to a page by its link and waits until it is drawn. */
  static void open(Page page, String id) {
    page.locator("#pages a[data-page='" + id + "']").click();
    page.locator("#screen .page[data-page='" + id + "'][data-ready=true]").waitFor();
  }

  /** What the server refuses is said by the page, and no fault of it. */
  private void listen(Page page) {
    page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
    page.onConsoleMessage(
        message -> {
          boolean isRefusal = message.text().startsWith("Failed to load resource");
          if (message.type().equals("error") && !isRefusal) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** Errors of all pages so far. */
  List<String> complaints() {
    return complaints;
  }

  /** Whoever was asked for anything by a page so far. */
  Set<String> hosts() {
    return hosts;
  }

  @Override
  public void close() {
    chromium.close();
  }
}

package io.ringfence.api.dashboard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  /** What a browser keeps of who logged in: sessions at the one Keycloak of the process. */
  private static final Map<DemoUser, String> SESSIONS = new EnumMap<>(DemoUser.class);

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

  /** Somebody at a page; waits until it is drawn. A second window needs no password again. */
  Page at(DemoUser user, String path, boolean dark) {
    Page page = listened(chromium.window(dark, 1440, 900, SESSIONS.get(user)));
    page.navigate(keycloak.url() + path);
    page.locator("#login").click();
    Locator drawn = page.locator("#screen .page[data-ready=true]");
    Locator asked = page.locator("#username");
    drawn.or(asked).first().waitFor();
    if (asked.isVisible()) {
      asked.fill(user.login());
      page.locator("#password").fill(keycloak.keycloak().password(user));
      page.locator("#kc-login").click();
      drawn.first().waitFor();
      SESSIONS.put(user, page.context().storageState());
    }
    if (path.equals("/")) {
      page.locator("#stream[data-state=live]").waitFor();
      page.locator(ROWS).first().waitFor();
    }
    return page;
  }

  /** Somebody with a pasted token in front of the server with an office, at a page. */
  Page pasted(ReportsApi server, String token, String hash, boolean dark) {
    return chromium.pasted(server.url(), token, hash, dark, this::complained);
  }

  private void complained(String text) {
    // What the server refuses is said by the page, and no fault of it.
    if (!text.startsWith("Failed to load resource")) {
      complaints.add(text);
    }
  }

  /** A window of somebody who has not gone anywhere yet. */
  Page window(boolean dark) {
    return listened(chromium.window(dark, 1440, 900));
  }

  private Page listened(Page page) {
    page.setDefaultTimeout(PATIENCE);
    listen(page);
    return page;
  }

  /** Goes to a page by its link and waits until it is drawn. */
  static void open(Page page, String id) {
    page.locator("#pages a[data-page='" + id + "']").click();
    page.locator("#screen .page[data-page='" + id + "'][data-ready=true]").waitFor();
  }

  private void listen(Page page) {
    page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complained(message.text());
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

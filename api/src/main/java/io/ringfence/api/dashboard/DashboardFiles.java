package io.ringfence.api.dashboard;

import io.ringfence.api.security.TokenTrust;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the page and its files to everybody: they hold nothing of any desk. Only what the program
 * came with is served, read once at the start; a path never reaches a file system. Everything the
 * page shows it asks the API for, with the token of who looks at it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class DashboardFiles extends OncePerRequestFilter {
  private static final String FOLDER = "/dashboard/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, File> files = new HashMap<>();
  private final String policy;

  private record File(String type, byte[] bytes, String etag) {
    static File of(String type, byte[] bytes) {
      return new File(type, bytes, '"' + DigestUtils.md5DigestAsHex(bytes) + '"');
    }
  }

  /** Whom the page asks to log its user in; absent issuer: nobody it could send a browser to. */
  private record Login(@Nullable String issuer, String client) {}

  DashboardFiles(TokenTrust trust) {
    TYPES.forEach(this::readAll);
    files.put("/", file("index.html"));
    String issuer = trust.issuer();
    boolean web = issuer.startsWith("http://") || issuer.startsWith("https://");
    Login login = new Login(web ? issuer : null, "ringfence-dashboard");
    files.put(
        FOLDER + "login.json",
        File.of("application/json", JsonMapper.shared().writeValueAsBytes(login)));
    this.policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
            + " 'self'%s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(web ? " " + origin(issuer) : "");
  }

  private File file(String name) {
    return Objects.requireNonNull(files.get(FOLDER + name));
  }

  private static String origin(String issuer) {
    URI address = URI.create(issuer);
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private void readAll(String ending, String type) {
    try {
      String pattern = "classpath:" + FOLDER + "**/*." + ending;
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        files.put(path(resource), File.of(type, resource.getContentAsByteArray()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the page finds it: what follows the last folder of that name in its address. */
  private static String path(Resource resource) throws IOException {
    String address = resource.getURL().getPath();
    return address.substring(address.lastIndexOf(FOLDER));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    File file = files.get(request.getRequestURI());
    boolean head = HttpMethod.HEAD.matches(request.getMethod());
    if (file == null || !(head || HttpMethod.GET.matches(request.getMethod()))) {
      next.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.ETAG, file.etag());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (file.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.type());
    response.setContentLength(file.bytes().length);
    if (!head) {
      response.getOutputStream().write(file.bytes());
    }
  }
}

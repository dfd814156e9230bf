package dev.tandem.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Fetches pages and sends forms as a browser does. */
record Browser(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  HttpResponse<String> open(String path) {
    return send(request(path).GET());
  }

  /** As htmx does for a part of a page. */
  HttpResponse<String> openPart(String path) {
    return send(request(path).header("HX-Request", "true").GET());
  }

  HttpResponse<String> send(String path, Map<String, String> form) {
    return send(form(path, form).header("Sec-Fetch-Site", "same-origin"));
  }

  HttpResponse<String> sendFromElsewhere(String path, Map<String, String> form) {
    return send(form(path, form).header("Sec-Fetch-Site", "cross-site"));
  }

  private HttpRequest.Builder form(String path, Map<String, String> form) {
    String fields = form.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(fields));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Accept", "text/html");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package dev.tandem.web.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Makes requests on the caller's thread, and breaks off those whose whole answer has not come in
 * time, also if it trickles in. No request is repeated.
 */
public final class TimelyRequests extends HttpComponentsClientHttpRequestFactory {

  // A bulkhead limits calls; they must not queue up here.
  private static final int MOST_CONNECTIONS = 1024;

  private final Duration patience;
  private final ScheduledThreadPoolExecutor deadlines;

  /** Requests to {@code house}, each limited to the sum of both timeouts. */
  public TimelyRequests(String house, Duration connectTimeout, Duration answerTimeout) {
    super(client(connectTimeout, answerTimeout));
    this.patience = connectTimeout.plus(answerTimeout);
    this.deadlines = new ScheduledThreadPoolExecutor(
        1, Thread.ofPlatform().daemon().name(house + "-deadlines").factory());
    deadlines.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static CloseableHttpClient client(Duration connectTimeout, Duration answerTimeout) {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setSocketTimeout(Timeout.of(answerTimeout))
                .build())
            .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  @Override
  protected void postProcessHttpRequest(ClassicHttpRequest request) {
    // To cancel a request that is over does nothing.
    if (request instanceof HttpUriRequestBase cancellable) {
      var _ = deadlines.schedule(cancellable::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void destroy() throws Exception {
    deadlines.shutdownNow();
    super.destroy();
  }
}

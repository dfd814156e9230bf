package dev.tandem.wallet.bank;

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
 * Requests that are made on the caller's thread alone, and broken off when their answer has not
 * come in time as a whole: one that trickles in holds up nobody either. None is repeated.
 */
final class TimelyRequests extends HttpComponentsClientHttpRequestFactory {

  // The bulkhead limits calls; they must not queue up here.
  private static final int MOST_CONNECTIONS = 1024;

  private final Duration patience;
  private final ScheduledThreadPoolExecutor deadlines;

  TimelyRequests(BankProperties properties) {
    super(clientOf(properties));
    this.patience = properties.connectTimeout().plus(properties.answerTimeout());
    this.deadlines = new ScheduledThreadPoolExecutor(
        1, Thread.ofPlatform().daemon().name("bank-deadlines").factory());
    deadlines.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static CloseableHttpClient clientOf(BankProperties properties) {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                .setSocketTimeout(Timeout.of(properties.answerTimeout()))
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

package dev.tandem.notification.notice;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/** The words of notices, in one language. */
final class Texts {

  private static final String BUNDLE = "notices.texts";

  private final ResourceBundle bundle;
  private final Locale locale;

  /** The texts for {@code locale}, in English where that language has none. */
  Texts(Locale locale) {
    this.locale = locale;
    // Never the language of the machine: a text does not depend on where it was written.
    this.bundle = ResourceBundle.getBundle(
        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** The full text of {@code notice}. */
  String render(Notice notice) {
    String pattern = bundle.getString(notice.template().code());
    Object[] arguments = Stream.concat(
            Stream.of(String.valueOf(notice.amount())),
            notice.details().stream().map(this::told))
        .toArray();
    return new MessageFormat(pattern, locale).format(arguments);
  }

  private String told(String detail) {
    return detail.isEmpty() ? bundle.getString("own-wallet") : detail;
  }
}

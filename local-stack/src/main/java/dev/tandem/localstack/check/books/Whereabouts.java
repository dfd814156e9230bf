package dev.tandem.localstack.check.books;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.HouseEntry;
import dev.tandem.localstack.check.books.Books.Posting;
import org.jspecify.annotations.Nullable;

/**
 * The place of the money of each recharge and order: by the postings, by the bank and by the fund
 * house.
 */
public final class Whereabouts {

  private final Map<String, Map<Place, Long>> posted = new HashMap<>();
  private final Map<String, Map<String, Long>> charged = new HashMap<>();
  private final Map<String, HouseEntry> ordered = new HashMap<>();

  private Whereabouts() {}

  public static Whereabouts in(Books books) {
    Whereabouts found = new Whereabouts();
    for (Posting posting : books.postings()) {
      Place.ofAccount(posting.account())
          .ifPresent(place -> found
              .posted
              .computeIfAbsent(posting.reference(), _ -> new EnumMap<>(Place.class))
              .merge(place, posting.amountMinor(), Whereabouts::sumOrNothing));
    }
    for (BankEntry entry : books.bank()) {
      found
          .charged
          .computeIfAbsent(entry.reference(), _ -> new HashMap<>())
          .merge(entry.currency(), entry.movedMinor(), Long::sum);
    }
    for (HouseEntry entry : books.house()) {
      found.ordered.put(entry.reference(), entry);
    }
    return found;
  }

  /** The money it has put in each place; places where the sum is zero are left out. */
  public Map<Place, Long> posted(String reference) {
    return posted.getOrDefault(reference, Map.of());
  }

  /** The amount in {@code currency} that the bank has charged for it and not refunded. */
  public long charged(String reference, String currency) {
    return charged.getOrDefault(reference, Map.of()).getOrDefault(currency, 0L);
  }

  /** The fund house's entry for it. */
  public @Nullable HouseEntry ordered(String reference) {
    return ordered.get(reference);
  }

  // A place whose sum is zero leaves the map; where it had been it has gone again.
  private static @Nullable Long sumOrNothing(Long left, Long right) {
    long sum = Math.addExact(left, right);
    return sum == 0 ? null : Long.valueOf(sum);
  }
}

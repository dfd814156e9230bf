package dev.tandem.accompaniment.course;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells journeys what concerns many investors, a page of them in each transaction. */
@Component
class TellMany {

  private static final int PAGE = 200;

  private final JdbcHappenings happenings;
  private final RunJourneys journeys;

  TellMany(JdbcHappenings happenings, RunJourneys journeys) {
    this.happenings = happenings;
    this.journeys = journeys;
  }

  /** Tells the next page; returns whether there may be more. */
  @Transactional
  public boolean tellNext() {
    var next = happenings.nextToSpread();
    if (next.isEmpty()) {
      return false;
    }
    List<String> owners = happenings.concerned(next.get(), PAGE);
    journeys.happened(owners.stream().map(next.get()::to).toList());
    if (owners.size() < PAGE) {
      happenings.toldEverybody(next.get());
    } else {
      happenings.toldUpTo(next.get(), owners.getLast());
    }
    return true;
  }
}

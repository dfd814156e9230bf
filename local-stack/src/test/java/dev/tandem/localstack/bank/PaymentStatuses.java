package dev.tandem.localstack.bank;

import java.util.ArrayList;
import java.util.List;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;

/** What a pain.002 says, in short. */
final class PaymentStatuses {

  private PaymentStatuses() {}

  /** The status of the group, then that of each transfer, with their reasons. */
  static List<String> of(MxPain00200110 answer) {
    var report = answer.getCstmrPmtStsRpt();
    var group = report.getOrgnlGrpInfAndSts();
    List<String> statuses = new ArrayList<>();
    statuses.add(group.getGrpSts() + reasons(group.getStsRsnInf()));
    report.getOrgnlPmtInfAndSts().stream()
        .flatMap(it -> it.getTxInfAndSts().stream())
        .map(it -> it.getOrgnlEndToEndId() + " " + it.getTxSts() + reasons(it.getStsRsnInf()))
        .forEach(statuses::add);
    return statuses;
  }

  private static String reasons(List<StatusReasonInformation12> reasons) {
    return reasons.isEmpty() ? "" : " " + reasons.getFirst().getRsn().getCd();
  }
}

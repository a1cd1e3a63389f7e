jotter_test(unit change LINK jotter_change rapidcheck)
jotter_test(unit stamps LINK jotter_change rapidcheck)
jotter_test(unit merge LINK jotter_change rapidcheck)
jotter_test(unit seal LINK jotter_seal rapidcheck)
